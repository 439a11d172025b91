/** English job titles by what they say: `departments rank` and then titles, parted by `|`. `-` is unknown. */
export const ENGLISH_TITLES = `
executive c_level | CEO | C.E.O. | Chief Executive Officer | Group CEO | Managing Director | General Director | Founder | Co-Founder | Cofounder and CEO | Founder & CEO | Owner | Business owner | Co-owner | President | President & CEO | Chairman of the Board | Chairwoman | Managing Partner | CEO at Globex Marketing | CEO @ Initech Security | President, Hooli Sales Ltd | Interim CEO | Acting Managing Director | Proprietor | Director General | Self-employed entrepreneur
executive vp | Vice President | SVP | Executive Vice President | VP
executive director | General Manager | Country Manager | Board Member | Chief of Staff | Deputy CEO | Deputy General Director | Non-Executive Director | Head of Strategy
finance c_level | CFO | C.F.O | Chief Financial Officer | Group CFO | Interim CFO | Acting CFO | CFO & Chief Accountant | Chief Finance Officer, EMEA
finance vp | VP Finance | Vice President of Finance | SVP, Finance | VP Treasury
finance director | Finance Director | Director of Finance | Head of Finance | Head of Accounting | Deputy CFO | Director, Financial Planning | Head of Internal Audit | Treasury Director | Head of Tax
finance manager | Finance Manager | Accounting Manager | Payroll Manager | Financial Controller | Controller | Chief Accountant | Accounts Payable Manager | Tax Manager | Audit Manager | Budget Manager | Finance Business Partner
finance senior | Senior Accountant | Sr. Financial Analyst | Lead Auditor | Senior FP&A Analyst | Principal Economist | Assistant Finance Manager
finance staff | Accountant | Bookkeeper | Financial analyst | Payroll Specialist | Internal Auditor | Junior Accountant | Accounts Receivable Clerk | Treasury analyst | IT auditor | Accounting assistant
hr c_level | CHRO | Chief People Officer | Chief Human Resources Officer | HRD
hr vp | VP People | VP of Human Resources | SVP HR | Vice President, Talent Acquisition
hr director | HR Director | Director of Human Resources | Head of People | Head of HR | Head of Talent Acquisition | Director of People & Culture | Director, Learning and Development | Deputy CHRO
hr manager | HR Manager | Human Resources Manager | People Manager | Recruitment Manager | HRBP | HR Business Partner | Compensation and Benefits Manager | Training Manager | HR Operations Manager | Personnel Manager | Employer Branding Manager
hr senior | Senior Recruiter | Lead Recruiter | Senior HR Generalist | Principal Talent Partner
hr staff | HR trainee | Recruiter | IT recruiter | Technical Recruiter | HR Specialist | HR assistant | HR Coordinator | Talent Acquisition Specialist | Headhunter | Junior Recruiter | HR Generalist | Corporate trainer
it c_level | CIO | Chief Information Officer | Chief Digital Officer | CDO
it vp | VP IT | Vice President Information Technology | VP of Infrastructure
it director | IT Director | Director of IT | Head of IT | Director of Information Systems | Head of Digital Transformation | Director, Business Intelligence | Deputy CIO | Head of IT Operations | Technology Director
it manager | IT Manager | Information Technology Manager | IT Project Manager | Network Manager | Helpdesk Manager | Service Desk Supervisor | ERP Manager | IT Service Manager | IT Business Partner | Data Center Manager
it senior | Senior System Administrator | Lead Business Analyst | Enterprise Architect | Senior Data Analyst
it staff | System Administrator | Sysadmin | IT Specialist | Network Engineer | Business Analyst | Database Administrator | IT Support Specialist | SAP Consultant | HR system administrator | Systems Analyst | Help Desk Technician | Junior IT Administrator
engineering c_level | CTO | Chief Technology Officer | Chief Technical Officer
engineering vp | VP Engineering | VP of Engineering | SVP Software Development | VP R&D
engineering director | Director of Engineering | Head of Engineering | Head of R&D | Chief Engineer | Head of Software Development | Technical Director | Deputy CTO | Director of Research and Development
engineering manager | Engineering Manager | Software Development Manager | QA Manager | DevOps Manager | R&D Manager | Development Team Lead | Technical Manager
engineering senior | Senior Software Engineer | Lead Developer | Tech Lead | Solutions Architect | Software Architect | Staff Engineer | Staff Software Engineer | Principal Engineer | Senior Mechanical Engineer
engineering staff | Software engineer | Software Developer | Backend Developer | Frontend Engineer | DevOps Engineer | Data Scientist | QA Engineer | Programmer | Mechanical Engineer | Engineer | Web Developer | Scrum Master | Full-stack developer | Process Engineer | Junior Developer
security c_level | CISO | vCISO | Chief Information Security Officer | Chief Security Officer
security vp | VP Security | VP of Information Security
security director | Head of Security | Head of Information Security | Director of Cybersecurity | IT Security Director | Deputy CISO
security manager | Security Manager | Information Security Manager | IT Security Manager | Cyber Security Manager | SOC Manager
security senior | Senior Security Analyst | Lead Penetration Tester
security staff | Security Analyst | Information Security Specialist | Security Engineer | SOC Analyst | Pentester
legal c_level | General Counsel | Chief Legal Officer
legal vp | VP Legal
legal director | Legal Director | Head of Legal | Director of Compliance | Head of Regulatory Affairs | Deputy General Counsel
legal manager | Legal Manager | Compliance Manager | Contracts Manager | Company Secretary | Contract Manager
legal senior | Senior Legal Counsel | Senior Lawyer
legal staff | IP Counsel | Patent attorney | Lawyer | Legal Counsel | Attorney | Paralegal | Compliance Officer | Data Protection Officer | Legal assistant | Solicitor
procurement c_level | Chief Procurement Officer
procurement vp | VP Procurement
procurement director | Procurement Director | Head of Procurement | Director of Purchasing | Head of Strategic Sourcing
procurement manager | Procurement Manager | Purchasing Manager | Sourcing Manager | Category Manager | IT Procurement Manager | Vendor Manager
procurement senior | Senior Buyer | Senior Procurement Specialist
procurement staff | Buyer | Procurement Specialist | Purchasing Agent | Procurement Analyst | Assistant Buyer
operations c_level | COO | Chief Operating Officer | Chief Operations Officer
operations vp | VP Operations | VP Supply Chain
operations director | Operations Director | Director of Operations | Head of Logistics | Plant Director | Facilities Director | Deputy COO | Head of PMO | Director of Quality
operations manager | Operations Manager | Office manager | Quality manager | Warehouse Manager | Production Manager | Logistics Manager | Project Manager | Supply Chain Manager | Facilities Manager | Plant Manager | Health and Safety Manager | Construction Manager
operations staff | Logistics Coordinator | Production Planner | Office Administrator | HSE Specialist | Project Coordinator
marketing c_level | CMO | Chief Marketing Officer
marketing vp | VP Marketing | VP of Brand
marketing director | Marketing Director | Head of Marketing | Creative director | Art director | Head of Communications | Director of Product Marketing | Head of PR
marketing manager | Marketing Manager | Brand Manager | PR Manager | Product Marketing Manager | Content Manager | Event Manager | Social Media Manager | Digital Marketing Manager | Marketing Operations Manager
marketing senior | Senior Copywriter | Lead SEO Specialist
marketing staff | Marketing intern | Marketing Specialist | Copywriter | Graphic Designer | SEO Specialist | Marketing Coordinator | Marketing assistant | Marketing data analyst | Marketing executive
sales c_level | CRO | Chief Revenue Officer | Chief Commercial Officer
sales vp | VP Sales | SVP of Sales | VP Business Development
sales director | Sales Director | Commercial Director | Head of Sales | Director of Business Development | Account Director | Head of Partnerships
sales manager | Sales Manager | Account Manager | Key Account Manager | Business Development Manager | Channel Manager | IT sales manager | Regional Sales Manager | Sales Operations Manager | Area Sales Manager | Sales Team Leader
sales senior | Senior Account Executive | Senior Sales Engineer
sales staff | Sales Engineer | Sales Representative | Account Executive | Sales Executive | Salesman | Business Developer | SDR | Sales assistant | Medical sales representative | Sales Consultant
customer_support vp | VP Customer Success
customer_support director | Head of Customer Support | Director of Customer Success | Customer Experience Director
customer_support manager | Customer Success Manager | Customer Service Manager | Call Center Manager | Technical Support Manager | Support Manager
customer_support staff | Customer Support Specialist | Support Engineer | Customer Service Representative | Technical Support Specialist
product c_level | Chief Product Officer | CPO
product vp | VP Product
product director | Head of Product | Director of Product Management | Product Director
product manager | Product manager | Technical Product Manager | UX Manager
product senior | Senior Product Designer
product staff | Product Owner | UX Designer | Product Analyst
it+security director | Head of IT & Security | Head of IT and Security | Head of IT/Security | Head of IT, Security
sales+marketing director | Sales and Marketing Director | Director of Sales & Marketing
finance+operations director | Director of Finance and Operations | Finance & Operations Director
hr+finance manager | HR & Finance Manager | HR / Finance manager
executive+engineering c_level | Founder & CTO | Co-founder, CTO
executive+product c_level | Founder, Head of Product
legal+security director | Director of Legal and Information Security
other staff | Judge | assistant to the CFO | Assistant to the CEO | Executive Assistant | Executive Assistant to CFO | Personal Assistant to the Managing Director | CFO assistant | PA to CEO | Secretary | Legal secretary | Driver | Driver to the CEO | Doctor | Nurse | Teacher | Waiter | Cleaner | Carpenter | Security guard | Barista | Electrician | Photographer | Physician | Bus driver | Chef | Professor of finance | Personal trainer | Police officer | Translator | Cashier | Assistant professor | Real estate agent
other manager | Store manager | Bank manager | Restaurant manager | Nurse Manager | Head nurse
other director | Medical director | Chief Medical Officer | School director
engineering staff | Mining Engineer | Plant Engineer
finance director | Hospital Finance Director
it staff | IT technician
hr manager | HR manager at Globex Marketing (DO NOT EMAIL) | 🚀 HR manager
engineering vp | VP Eng
other staff | Food Service Worker | Machine operator | Welding Technologist | Marketing Teacher | Ornithologist | Air Traffic Controller
other manager | Farm Operations Manager | Guest Services Manager | Hotel General Manager
other director | General Manager, Hotel
other staff | Apprentice electrician | Receptionist | Warehouse Associate | Notary | Data Entry Clerk | Field Service Technician
- unknown | ex-CFO | Former CEO | Retired CFO | CFO (former) | Student | Finance student | Jedi | Ninja | Ex-Head of IT, now travelling | Unemployed | qwerty | n/a | Formerly VP Sales
- director | Director | Regional Director | Associate Director
- manager | Manager | Senior Manager | Team Lead | Regional Manager | Supervisor | Assistant director
- senior | Senior Consultant | Expert
- staff | Specialist | Analyst | Consultant | Junior Specialist | Coordinator | Intern | Graduate
hr unknown | Human Resources | HR department | Recruitment
finance unknown | Finance | Accounting department
it unknown | IT | Information Technology
marketing unknown | Marketing
engineering c_level | CTO \\| ex-Google | CTO; ex-Amazon
finance c_level | CFO (Acme Security) | CFO - Acme Marketing | CFO reporting to the CEO
finance manager | Manager, Finance | Manager - Finance | Manager (Finance)
it director | Director, IT | Director: IT
security+operations manager | Program Manager - Network Security
marketing vp | VP, Associate Creative Director
marketing manager | Marketing &amp; Brand Manager
other staff | Baker $20/hr | Automation and controls instructor | Technical Specialist | Warehouse - Cook
procurement staff | ERP - Procurement Specialist
security staff | Security Engineer Norwood
- unknown | Event - open interviews
operations unknown | Production, quality
`;
